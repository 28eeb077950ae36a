import 'campaign-widgets/embed';
